// SPDX-License-Identifier: MIT
// Every island is one script of its own: what two of them share is copied into both, because on a slow network a second
// request costs more than a few hundred bytes twice. So each is built in its own environment.
import { basename } from 'node:path';
import type { EnvironmentOptions } from 'vite';
import { filesIn, parts } from './folders.ts';

export function islands(): Record<string, EnvironmentOptions> {
  const found: Record<string, EnvironmentOptions> = {};
  for (const file of parts().flatMap((part) => filesIn(part.islands, '.ts'))) {
    const name = basename(file, '.ts');
    if (found[`island_${name}`]) throw new Error(`two islands are named ${name}`);
    found[`island_${name}`] = {
      consumer: 'client',
      build: {
        emptyOutDir: false,
        modulePreload: false,
        rolldownOptions: {
          input: { [name]: file },
          output: { entryFileNames: 'static/[name].[hash].js', codeSplitting: false },
        },
      },
    };
  }
  return found;
}
