/** What owns an environment variable, so that a definition may not set it. */
interface Kind {
  readonly names: RegExp;
  readonly why: string;
}

/** Settings of the SDKs that only say how often and how patiently they ask (AWS SDKs and Tools Reference Guide, "Settings reference"). */
const TUNING =
  /^AWS_(MAX_ATTEMPTS|RETRY_MODE|DEFAULTS_MODE|SDK_UA_APP_ID|NODEJS_CONNECTION_REUSE_ENABLED|EMF_\w+|XRAY_\w+)$/;

const KINDS: readonly Kind[] = [
  {
    // AWS SDKs and Tools Reference Guide, "Environment variables list": each wins over what the task is given.
    names: /^AWS_/,
    why: "the SDKs of AWS take region, credentials and endpoints from AWS_*, and ECS gives the task its own",
  },
  {
    // ECS guide, "Task metadata available for tasks on Fargate".
    names: /^ECS_/,
    why: "ECS_* tells the task where its metadata and credentials are",
  },
  {
    // ECS guide, "Send Amazon ECS logs to an AWS service": set where FireLens takes a container's logs in a network of the task's own.
    names: /^FLUENT_(HOST|PORT)$/,
    why: "FireLens sets it to where the log router listens",
  },
  {
    // ld.so(8); Dynamic Loader Programming Topics has DYLD_ for the other system.
    names: /^(LD_|DYLD_)/,
    why: "the loader puts code into every program that runs in the container",
  },
  {
    // bash(1): what the interpreter runs or takes apart words by, before any script of the image's.
    names: /^(PATH|IFS|ENV|BASH_ENV|SHELLOPTS|BASHOPTS|PROMPT_COMMAND|PS4)$/,
    why: "it decides which programs the image runs",
  },
  {
    // Node.js "Command-line API"; Python "Command line and environment"; git-config(1).
    names: /^(NODE_TLS_REJECT_UNAUTHORIZED|PYTHONHTTPSVERIFY|GIT_SSL_NO_VERIFY)$/,
    why: "it turns off the verification of certificates, of databases and APIs alike",
  },
  {
    // Environment variables as curl(1) and most clients read them; the task's credentials come from 169.254.170.2, which no proxy reaches.
    names: /^(HTTP|HTTPS|ALL)_PROXY$/,
    why: "every request, those for the task's credentials among them, would go to the proxy",
  },
];

/** Options of Node.js and Java that open a debugger or loosen TLS and HTTP, in variables that are otherwise an application's own. */
const OPTIONS: readonly { readonly names: RegExp; readonly refused: RegExp }[] = [
  {
    names: /^NODE_OPTIONS$/,
    refused: /--(inspect|insecure-http-parser|tls-min-v1\.[01]|security-revert)[\w.-]*/,
  },
  { names: /^(JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|_JAVA_OPTIONS)$/, refused: /-(agentlib:jdwp|Xrunjdwp|Xdebug)/ },
];

/** Why the variable is not a definition's to set, or undefined when it is. */
export function reservedVariable(name: string, value = ""): string | undefined {
  const kind = TUNING.test(name) ? undefined : KINDS.find(({ names }) => names.test(name));
  if (kind !== undefined) return `another variable: ${kind.why}`;
  const option = OPTIONS.find(({ names }) => names.test(name))?.refused.exec(value)?.[0];
  return option === undefined ? undefined : `options without ${option}, which opens the process to others`;
}
