import facts from "../action-facts.json";

/** AWS takes no resource for these; generated from the Service Authorization Reference. */
const withoutResources: ReadonlySet<string> = new Set(
  Object.entries(facts).flatMap(([service, names]) => names.map((name) => `${service}:${name}`.toLowerCase())),
);

/**
 * The reference names a resource for these which nobody has: a billing view, a dataset of metrics, a machine outside of EC2. Without it the only way
 * to write them is "*".
 */
const withoutOurs: ReadonlySet<string> = new Set([
  "ce:getcostandusage",
  "cloudwatch:getmetricdata",
  "cloudwatch:listmetrics",
  "cloudwatch:putmetricdata",
  "ssm:updateinstanceinformation",
]);

/** Reads of settings that carry another verb than Describe and List; none tells what is stored. */
const settings: ReadonlySet<string> = new Set([
  "cloudfront:getdistribution",
  "cloudfront:getdistributionconfig",
  "s3:getbucketlocation",
  "s3:getbucketlogging",
  "s3:getbucketnotification",
  "s3:getbuckettagging",
  "s3:getbucketversioning",
]);

/** Whether AWS takes no resource for the action, so that "*" is the only way to write it. */
export function takesNoResource(action: string): boolean {
  const name = action.toLowerCase();
  return withoutResources.has(name) || withoutOurs.has(name);
}

/** Whether the action only tells which things there are and how they are set: an inventory, which is asked about everything or not at all. */
export function isInventory(action: string): boolean {
  // The names of objects are contents: they hold people's names and numbers.
  if (/^s3:listbucket(versions|multipartuploads)?$/i.test(action)) return false;
  return /^[a-z0-9-]+:(describe|list)[a-z*?]*$/i.test(action) || settings.has(action.toLowerCase());
}

/** Whether the action only reads settings and figures. What reads contents (objects, secrets, parameters, log events) or credentials does not count. */
export function isHarmlessRead(action: string): boolean {
  return (
    /^[a-z0-9-]+:(describe|list|get|batchget|view|lookup|search)[a-z]*$/i.test(action) &&
    !contents.test(action) &&
    !credentialActions.has(action.toLowerCase())
  );
}
const contents =
  /^(s3:getobject|secretsmanager:(get|batchget)secretvalue|ssm:getparameter|logs:(getlogevents|getlogrecord|getqueryresults)|dynamodb:(get|batchget)|kinesis:getrecords|sqs:receive|ecr:getauthorizationtoken|ecr:(getdownloadurlforlayer|batchgetimage)|sts:get(sessiontoken|federationtoken))/i;

/** Reads that answer with credentials. */
const credentialActions: ReadonlySet<string> = new Set(
  [
    "codeartifact:GetAuthorizationToken",
    "cognito-identity:GetCredentialsForIdentity",
    "cognito-identity:GetOpenIdToken",
    "cognito-identity:GetOpenIdTokenForDeveloperIdentity",
    "connect:GetFederationToken",
    "ec2:GetPasswordData",
    "ecr-public:GetAuthorizationToken",
    "lightsail:GetInstanceAccessDetails",
    "lightsail:GetRelationalDatabaseMasterUserPassword",
    "redshift:GetClusterCredentials",
    "redshift:GetClusterCredentialsWithIAM",
    "redshift-serverless:GetCredentials",
    "sso:GetRoleCredentials",
    "sts:GetFederationToken",
    "sts:GetSessionToken",
  ].map((name) => name.toLowerCase()),
);
