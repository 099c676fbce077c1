import assert from "node:assert/strict";
import { type Happened, saidWhen } from "../../../policies/views/message";
import { pagesIn } from "../../../policies/views/monitors";

const every: readonly Happened[] = ["alert", "warning", "no_data", "recovery"];

/** What a template says, when what has happened. */
const rows: readonly (readonly [says: string, template: string, said: readonly Happened[]])[] = [
  ["what stands in no block, always", "@x", every],
  ["a block of an alert, then", "{{#is_alert}}@x{{/is_alert}}", ["alert"]],
  ["a block of what is no alert, else", "{{^is_alert}}@x{{/is_alert}}", ["warning", "no_data", "recovery"]],
  ["a block of a recovery from an alert, at the end", "{{#is_alert_recovery}}@x{{/is_alert_recovery}}", ["recovery"]],
  ["a block within one that excludes it, never", "{{#is_alert}}{{#is_recovery}}@x{{/is_recovery}}{{/is_alert}}", []],
  ["what follows a block, always", "{{#is_alert}}a{{/is_alert}}@x", every],
  ["a block with spaces", "{{ #is_warning }}@x{{ /is_warning }}", ["warning"]],
  ["what holds for one way there alone, never", "{{#is_warning_to_alert}}@x{{/is_warning_to_alert}}", []],
  ["a repetition, never", "{{#is_renotify}}@x{{/is_renotify}}", []],
  ["what depends on what was found, always", '{{#is_match "host.name" "a"}}@x{{/is_match}}', every],
  ["a value is no block", "{{value}} @x", every],
  ["what nobody closed, as if it went on", "{{#is_recovery}}@x", ["recovery"]],
];

describe("what a message says", () => {
  for (const [says, template, said] of rows) {
    it(says, () => {
      assert.deepEqual(
        every.filter((happened) => saidWhen(happened, template).includes("@x")),
        said,
      );
    });
  }

  it("an address is no service that is woken", () => {
    assert.deepEqual(pagesIn("@oncall@example.com @oncall-team@example.com"), []);
    assert.deepEqual(pagesIn("@oncall-team, @pagerduty-shine.example and @pagerduty"), ["team", "shine", ""]);
  });
});
