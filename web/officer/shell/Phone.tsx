// SPDX-License-Identifier: MIT
// A phone number as people here say it, and a link that calls it from anywhere in the world.
import { isPhone, phoneWords } from '../data/phone.ts';

export function Phone({ number }: { number: string }) {
  if (!isPhone(number)) return <>{number}</>;
  return (
    <a class="tel" href={`tel:${number}`}>
      {phoneWords(number)}
    </a>
  );
}
