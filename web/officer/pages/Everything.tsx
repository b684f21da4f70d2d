// SPDX-License-Identifier: MIT
// The map of the application for everybody, and the menu on phones.
import { say } from '../data/words.ts';
import EntryMap from '../shell/EntryMap.tsx';
import { Title } from '../shell/parts.tsx';

export default function Everything() {
  return (
    <>
      <Title>{say('Tất cả', 'Everything')}</Title>
      <EntryMap />
    </>
  );
}
