import type { Hit } from "./library";

/** Tokens that secretlint does not know, or not in every form; a test holds that it still does not. */
export const patterns: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  // It looks for them only when it may take numbers of accounts for secrets too, and leaves out AWS's own example.
  { kind: "an access key of AWS", pattern: /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])/g },
  // It asks for a whole key that can be read; a part of one is written by mistake just as well.
  { kind: "a private key", pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/g },
  { kind: "a private key", pattern: /\bAGE-SECRET-KEY-1[A-Z0-9]{58}/g },
  // It knows HTTP, FTP and three databases, with passwords that look made up by a machine.
  {
    kind: "a URL with a password",
    pattern: /:\/\/(?<=\b[a-z][a-z0-9+.-]{1,30}:\/\/)[^\s:/@?#"'<>]*:[^\s/@?#"'<>$%{]+@/g,
  },
  { kind: "a token of GitHub", pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{22})/g },
  { kind: "a token of Slack", pattern: /\bxox[a-z]-[A-Za-z0-9-]{10}|\bxapp-\d-[A-Za-z0-9-]{10}/g },
  {
    kind: "a webhook of Slack",
    pattern: /hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/[TE][A-Za-z0-9]+\//g,
  },
  { kind: "a key of SendGrid", pattern: /\bSG\.[\w-]{22}\.[\w-]{43}/g },
  // It looks for these in files of npm only.
  { kind: "a token in npmrc", pattern: /_(?:authToken|auth|password)=[^\s$]{8}/g },
  { kind: "a webhook of Discord", pattern: /discord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]{30}/g },
  { kind: "a key of Datadog", pattern: /\bdd(?:api|app|pat)_[A-Za-z0-9]{30}|\bpub[0-9a-f]{32}\b/g },
  { kind: "a key of PagerDuty", pattern: /\bpdus?\+_[A-Za-z0-9_+-]{20}|(?<![\w+])u\+[A-Za-z0-9_-]{18}(?![\w-])/g },
  { kind: "a key of Stripe", pattern: /\b(?:[sr]k_(?:live|test)_[A-Za-z0-9]{16}|whsec_[A-Za-z0-9+/]{24})/g },
  { kind: "a key of Google", pattern: /\bAIza[A-Za-z0-9_-]{35}|\bGOCSPX-[A-Za-z0-9_-]{28}|\bya29\.[A-Za-z0-9_-]{30}/g },
  { kind: "a token of GitLab", pattern: /\bgl(?:pat|dt|rt|ptt|cbt|soat)-[A-Za-z0-9_-]{20}/g },
  {
    kind: "a token of a registry",
    pattern: /\bdckr_[op]at_[A-Za-z0-9_-]{27}|\bpypi-AgE[A-Za-z0-9_-]{50}|\brubygems_[0-9a-f]{48}/g,
  },
  {
    kind: "a token of Pulumi, Terraform or Vault",
    pattern: /\bpul-[0-9a-f]{40}|\.atlasv1\.[\w-]{60}|\bhv[sbr]\.[\w-]{24}/g,
  },
  {
    kind: "a key of Twilio, Mailgun or Mailchimp",
    pattern: /\bSK[0-9a-f]{32}\b|\bkey-[0-9a-f]{32}\b|\b[0-9a-f]{32}-us\d{1,2}\b/g,
  },
  {
    kind: "a token of Sentry, New Relic or Grafana",
    pattern: /\bsntry[su]_[\w+/=-]{40}|\bNRAK-[A-Z0-9]{27}|\bgl(?:sa|c)_[\w+/=-]{32}/g,
  },
  {
    kind: "a token of Hugging Face, Databricks or DigitalOcean",
    pattern: /\bhf_[A-Za-z]{34}\b|\bdapi[0-9a-f]{32}\b|\bdo[opr]_v1_[0-9a-f]{64}/g,
  },
  { kind: "a key of OpenAI or Anthropic", pattern: /\bsk-(?:proj|svcacct|admin|ant)-[A-Za-z0-9_-]{20}/g },
  { kind: "a token of Atlassian", pattern: /\bAT(?:ATT|CTT|BBT)3[A-Za-z0-9_=-]{30}/g },
  { kind: "a signed token", pattern: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10}/g },
  { kind: "a key of Azure", pattern: /\b(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{40}|[?&]sig=[A-Za-z0-9%+/]{40}/g },
  { kind: "credentials of a request", pattern: /\b(?:Basic|Bearer) (?=[^\s"']*\d)[A-Za-z0-9+/=._~-]{16}/g },
];

export function patternHits(text: string): Hit[] {
  return patterns.flatMap(({ kind, pattern }) => [...text.matchAll(pattern)].map(({ index }) => ({ kind, index })));
}
