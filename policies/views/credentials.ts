/** Texts that are credentials wherever they stand. */
const credential = new RegExp(
  [
    // AWS access keys
    "(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])",
    "-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----",
    // GitHub, Slack, Datadog, PagerDuty, Stripe, Google
    "\\bgh[pousr]_[A-Za-z0-9]{36}",
    "\\bgithub_pat_[A-Za-z0-9_]{22}",
    "\\bxox[abeoprs]-[A-Za-z0-9-]{10}",
    "hooks\\.slack\\.com/services/T[A-Z0-9]+/",
    "\\bdd(?:api|app|pat)_[A-Za-z0-9]{30}",
    "\\bpdus?\\+_[A-Za-z0-9_+-]{20}",
    "\\bsk_live_[A-Za-z0-9]{16}",
    "\\bAIza[A-Za-z0-9_-]{35}",
    // a URL with a password
    "\\b[a-z][a-z0-9+.-]*://[^\\s:/@?#]+:[^\\s/@?#]+@",
  ].join("|"),
);

/** What is a credential only beside a name that says so: Datadog's and PagerDuty's keys are bare hexadecimal. */
const hexadecimal = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|u\+[A-Za-z0-9_-]{18})$/;

export function looksLikeCredential(text: string): boolean {
  // The shortest of them has 16 characters.
  return text.length >= 16 && credential.test(text);
}

/** Whether the value is one by its name and form together. */
export function isNamedCredential(name: string, value: string): boolean {
  return soundsSecret(name) && hexadecimal.test(value);
}

/** What only says where a secret is, or of what kind: an ARN, a parameter's path, a number, a switch. */
export function isReference(value: string): boolean {
  return /^(arn:aws[\w-]*:|\/[a-z])|^\d{1,9}$|^(true|false)$/.test(value);
}

/** Whether a name says that its value is secret: `DB_PASSWORD`, `api-key`, `secret-key-base`. */
export function soundsSecret(name: string): boolean {
  return /(^|[-_./])(passwords?|passwd|passphrase|secrets?|tokens?|(api|app|access|private|license|signing|encryption|account|master)?[-_]?keys?|apikey|dsn|credentials?)([-_./]|$)/i.test(
    name.replace(/([a-z])([A-Z])/g, "$1-$2"),
  );
}
