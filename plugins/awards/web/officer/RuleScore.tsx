// SPDX-License-Identifier: MIT
// The points of the rule of a nominee's area, each with its reason; beside the council's points and never in their place.
import { say } from 'officer/data/words.ts';
import type { Verdict } from 'officer/rules/preview_types.ts';
import { points, signed } from 'officer/rules/words.ts';

export interface RuleScore {
  fault: string;
  answer: Verdict | null;
}

function Answer({ answer }: { answer: Verdict }) {
  return (
    <>
      <p>
        {answer.rejected
          ? answer.rejected_vi || answer.rejected
          : say(
              `Quy tắc cho ${points(answer.score)} điểm.`,
              `The rule gives ${points(answer.score)} points.`,
            )}
      </p>
      <ul>
        {answer.reasons.map((reason) => (
          <li key={reason.code + reason.vi}>
            <span lang="vi">{reason.vi}</span>
            {reason.points !== 0 && <b>: {signed(reason.points)}</b>}
          </li>
        ))}
      </ul>
    </>
  );
}

export function RuleReasons({ rule }: { rule: RuleScore }) {
  return (
    <section aria-labelledby="rule-score">
      <h2 id="rule-score">{say('Điểm theo quy tắc của cụm', 'Points by the area’s rule')}</h2>
      {rule.fault && (
        <p>
          {say(
            `! Quy tắc của cụm không cho điểm được: ${rule.fault}`,
            `! The area’s rule failed: ${rule.fault}`,
          )}
        </p>
      )}
      {rule.answer && <Answer answer={rule.answer} />}
      <p class="meta">
        {say(
          'Để tham khảo, không thay điểm của hội đồng.',
          'For reference, not instead of the council’s points.',
        )}
      </p>
    </section>
  );
}
