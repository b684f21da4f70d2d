// SPDX-License-Identifier: MIT
// A score from 0 to 100 as the rim of a gong, the number in the middle.
import { say } from 'officer/data/words.ts';

export function Gong({ score }: { score: number }) {
  const shown = Math.max(0, Math.min(100, score));
  return (
    <svg class="gong" viewBox="0 0 56 56" role="img" aria-label={say(`${score} điểm`, `${score} points`)}>
      <circle cx="28" cy="28" r="24" pathLength={100} class="rim" />
      <circle
        cx="28"
        cy="28"
        r="24"
        pathLength={100}
        class="part"
        stroke-dasharray={`${shown} 100`}
        transform="rotate(-90 28 28)"
      />
      <text x="28" y="34">
        {score}
      </text>
    </svg>
  );
}
