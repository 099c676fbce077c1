import type { Hands } from "./hands";
import type { Tool } from "./terminal";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";

type Options = Readonly<Record<string, readonly string[]>>;
type Command = (hands: Hands, options: Options) => string | object | undefined;

const first = (options: Options, name: string): string => {
  const value = options[name]?.[0];
  if (value === undefined) throw new Error(`aws: --${name} is missing`);
  return value;
};

/** The commands of the AWS CLI that README gives, each as far as the play needs it. */
const commands: Readonly<Record<string, Command>> = {
  "sts get-caller-identity": ({ world }) => ({ Account: world.management, Arn: world.signedIn }),
  "organizations describe-organization": ({ cloud }) => ({
    Organization: { Id: cloud.all("aws:organizations/organization:Organization")[0]?.id },
  }),
  "organizations list-accounts": ({ cloud }) => ({
    Accounts: cloud
      .all("aws:organizations/account:Account")
      .map(({ id, inputs }) => ({ Id: id, Name: inputs["name"], Status: "ACTIVE" })),
  }),
  "s3api create-bucket": (hands, options) => {
    hands.make("aws:s3/bucket:Bucket", first(options, "bucket"), { bucket: first(options, "bucket") });
    return undefined;
  },
  "s3api put-bucket-versioning": (hands, options) => {
    const bucket = first(options, "bucket");
    const status = /Status=(\w+)/.exec(first(options, "versioning-configuration"))?.[1];
    hands.make("aws:s3/bucketVersioning:BucketVersioning", bucket, { bucket, versioningConfiguration: { status } });
    return undefined;
  },
  "s3api put-public-access-block": (hands, options) => {
    const bucket = first(options, "bucket");
    hands.make("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", bucket, { bucket });
    return undefined;
  },
  "kms create-key": (hands) => {
    const statement = {
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${hands.world.management}:root` },
      Action: "kms:*",
      Resource: "*",
    };
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const { id } = hands.make("aws:kms/key:Key", "by-hand", { policy });
    return { KeyMetadata: { KeyId: id } };
  },
  "kms create-alias": (hands, options) => {
    const name = first(options, "alias-name");
    hands.make("aws:kms/alias:Alias", name, { name, targetKeyId: first(options, "target-key-id") });
    return undefined;
  },
  "ssm put-parameter": (hands, options) => {
    hands.writeParameter(
      first(options, "profile"),
      first(options, "name"),
      first(options, "value"),
      first(options, "key-id"),
    );
    return { Version: 1 };
  },
  "secretsmanager create-secret": (hands, options) => {
    const [name, kmsKeyId] = [first(options, "name"), first(options, "kms-key-id")];
    const account = hands.accountOf(first(options, "profile"));
    const { id } = hands.make("aws:secretsmanager/secret:Secret", name, { name, kmsKeyId }, account);
    return { ARN: id, Name: name };
  },
  "sso-admin list-instances": ({ cloud }) => {
    // Somebody has enabled it in the console, which is possible once there is an organization.
    if (cloud.all("aws:organizations/organization:Organization").length === 0) return { Instances: [] };
    const instance = {
      InstanceArn: "arn:aws:sso:::instance/ssoins-7758aaaabbbbcccc",
      IdentityStoreId: "d-9067aaaaaa",
    };
    return { Instances: [instance] };
  },
  "elbv2 describe-load-balancers": ({ cloud }, options) => ({
    LoadBalancers: cloud
      .all(BALANCER)
      .filter(({ inputs }) => options["names"]?.includes(String(inputs["name"])))
      .map(({ id }) => ({ LoadBalancerArn: id })),
  }),
  "elbv2 modify-load-balancer-attributes": ({ cloud }, options) => {
    const found = cloud.all(BALANCER).find(({ id }) => id === first(options, "load-balancer-arn"));
    if (found === undefined) throw new Error("An error occurred (LoadBalancerNotFound)");
    const value = /Key=deletion_protection\.enabled,Value=(\w+)/.exec(first(options, "attributes"))?.[1];
    cloud.alter(found, { enableDeletionProtection: value === "true" });
    return undefined;
  },
  "route53domains update-domain-nameservers": ({ world }, options) => {
    const servers = (options["nameservers"] ?? []).map((one) => one.replace(/^Name=/, ""));
    world.registrar.set(first(options, "domain-name"), servers);
    return { OperationId: "1" };
  },
};

/** `aws`, over the simulated world. */
export function awsTool(hands: Hands): Tool {
  return (args) => {
    // Options of the CLI itself stand before the command.
    const [head, rest] = args[0] === "--profile" ? [args.slice(0, 2), args.slice(2)] : [[], args];
    const options = optionsOf([...rest, ...head]);
    const command = commands[rest.slice(0, 2).join(" ")];
    if (command === undefined) throw new Error(`the played aws does not know: aws ${args.join(" ")}`);
    const answer = command(hands, options);
    const query = options["query"]?.[0];
    if (answer === undefined) return "";
    if (query === undefined || typeof answer === "string") return `${JSON.stringify(answer, null, 2)}\n`;
    const value = query
      .split(/[.[\]]+/)
      .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], answer);
    return `${typeof value === "string" ? value : JSON.stringify(value)}\n`;
  };
}

/** `--name value …`: an option takes all that follows it. */
function optionsOf(args: readonly string[]): Options {
  const options: Record<string, string[]> = {};
  let current: string[] = [];
  for (const arg of args.slice(2)) {
    if (arg.startsWith("--")) options[arg.slice(2)] = current = [];
    else current.push(arg);
  }
  return options;
}
