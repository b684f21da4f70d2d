// SPDX-License-Identifier: MIT
// The head of a page about something: what the page does, and above it the way back to the thing.

import { Name } from 'officer/data/names.ts';
import { Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import type { ComponentChildren } from 'preact';

export interface TitleBelowProps {
  path: string; // of the thing's own page: "ghep"
  entity: string;
  id: string;
  children: ComponentChildren;
}

export function TitleBelow({ path, entity, id, children }: TitleBelowProps) {
  return (
    <Title
      above={
        <a href={to(path, id)}>
          <Name entity={entity} id={id} />
        </a>
      }
    >
      {children}
    </Title>
  );
}
