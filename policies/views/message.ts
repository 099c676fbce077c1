/** What has happened when Datadog sends a message. */
export type Happened = "alert" | "warning" | "no_data" | "recovery";

/**
 * The conditions of a template that hold by what has happened. Those that are left out hold for one way there and not for another, or for a repetition:
 * what they hold back may never be said (docs.datadoghq.com, Monitors, "Variables", conditional variables).
 */
const HOLD: Readonly<Record<Happened, readonly string[]>> = {
  alert: ["is_alert"],
  warning: ["is_warning"],
  no_data: ["is_no_data"],
  recovery: ["is_recovery", "is_alert_recovery", "is_warning_recovery", "is_no_data_recovery"],
};

/** Depends on what was found, not on what has happened: either branch may be said. */
const OPEN = /^is_(?:exact_)?match$|^is_priority$/;

/** What a message of Datadog says by what has happened: its blocks `{{#is_alert}}…{{/is_alert}}` and `{{^is_alert}}…` are told apart, within each other too. */
export function saidWhen(happened: Happened, message: string): string {
  const said: string[] = [];
  const blocks: boolean[] = [];
  let from = 0;
  const take = (to?: number): void => {
    if (blocks.every(Boolean)) said.push(message.slice(from, to));
  };
  for (const tag of message.matchAll(/\{\{\s*([#^/])\s*(\w+)[^}]*\}\}/g)) {
    const [whole, sign, condition = ""] = tag;
    take(tag.index);
    from = tag.index + whole.length;
    if (sign === "/") blocks.pop();
    else blocks.push(OPEN.test(condition) || HOLD[happened].includes(condition) === (sign === "#"));
  }
  take();
  return said.join("");
}
