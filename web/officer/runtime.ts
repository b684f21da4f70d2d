// SPDX-License-Identifier: MIT
// What a plugin written by hand imports by name through the page's import map: `import { h, useState, api } from 'volbank'`.
// It shares these modules with the application, so there is one Preact and one router. Additions are free; a removal or a
// changed meaning raises the number `api` of officer modules.

export { computed, effect, signal } from '@preact/signals';
export { Fragment, h, render } from 'preact';
export { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
export { jsx, jsxs } from 'preact/jsx-runtime';
export { all, call, get, Problem, post } from './data/api.ts';
export { useLive } from './data/live.ts';
export { useAction, useLoad } from './data/load.ts';
export { Name, useName } from './data/names.ts';
export { schema } from './data/schema.ts';
export { holds, me } from './data/session.ts';
export { byKey, say, told } from './data/words.ts';
export { Ask, Await, Button, Chip, Empty, ProblemNotice, Title } from './shell/parts.tsx';
export { go, to } from './shell/router.ts';
export { speak } from './shell/speak.ts';
/** Larger parts, each a chunk: `const { RecordList } = await parts.list()`. */
export const parts = {
  list: () => import('./list/RecordList.tsx'),
  form: () => import('./form/Form.tsx'),
  history: () => import('./list/History.tsx'),
};
