// SPDX-License-Identifier: MIT
// Runs one rule of the house over a source tree: node lint.js RULE SOURCE [BUILD].
// A rule is rules/RULE.js and exports check(root, build) → findings { path, line?, text, warning? }.
// Exit code 1 when there is a finding that is not a mere warning.
import { resolve } from 'node:path';

const [rule, source, build] = process.argv.slice(2);
const { check } = await import(`./rules/${rule}.js`);
const findings = await check(resolve(source), build && resolve(build));
for (const { path, line, text, warning } of findings)
  console.log(`${path}${line ? `:${line}` : ''}: ${warning ? 'warning: ' : ''}${text}`);

const faults = findings.filter((finding) => !finding.warning).length;
console.log(`${rule}: ${faults} faults, ${findings.length - faults} warnings`);
process.exitCode = faults ? 1 : 0;
