// SPDX-License-Identifier: MIT
// Where somebody lands the style is inlined; further pages name it as one file. It is fetched when a finger goes down, beside the
// page it is for, so that the next page is not one round trip late.
const href = document.querySelector<HTMLElement>('style[data-href]')?.dataset['href'];
const fetchStyle = () => {
  if (href) void fetch(href).catch(() => {});
};
for (const type of ['pointerdown', 'keydown'])
  addEventListener(type, fetchStyle, { once: true, passive: true });

export {};
