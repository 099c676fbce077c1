import type { Mistake } from "./mistake";

const proof = "proof-logs-arrive";
const production = "shine-production";
const buckets = `${production}-log-buckets`;
const acl = `${production}-front-web-acl`;

/** Ways in which a log that AWS writes does not arrive. */
export const deliveryMistakes: readonly Mistake[] = [
  {
    did: "sent the flow log into a bucket that was planned and never made",
    told: `${proof}/place`,
    says: /^the flow log of production: it goes to a bucket that the program does not make/,
    alone: false,
    make: (scene) =>
      scene.set(`${production}-network-vpc-flow-log`, { logDestination: "arn:aws:s3:::shine-production-flow/flow/" }),
  },
  {
    did: "renamed the prefix of the load balancer's logs in the policy only",
    told: `${proof}/bucket-admits`,
    says: /^the access log of the load balancer of production: its writer may not write into the bucket: .* not on this resource/,
    alone: false,
    make: (scene) =>
      scene.replace(`${buckets}-access-policy`, "policy", "/load-balancer/AWSLogs/", "/balancer/AWSLogs/"),
  },
  {
    did: "left the question for the bucket's owner out",
    told: `${proof}/bucket-acl`,
    says: /^the flow log of production: its writer may not ask whose the bucket is/,
    alone: false,
    make: (scene) => scene.replace(`${buckets}-logs-policy`, "policy", "s3:GetBucketAcl", "s3:GetBucketLocation"),
  },
  {
    did: "admitted deliveries from us-east-1 alone to the key",
    told: `${proof}/bucket-key`,
    says: /^the flow log of production: the bucket's key does not admit its writer/,
    alone: true,
    make: (scene) =>
      scene.replace(
        `${production}-keys-logs`,
        "policy",
        "arn:aws:logs:*:111122223333",
        "arn:aws:logs:us-east-1:111122223333",
      ),
  },
  {
    did: "renamed the web ACL's log group and left its policy",
    told: `${proof}/group-admits`,
    says: /^the log of the web ACL of production: its writer may not write into the log group: .* not on this resource/,
    alone: true,
    make: (scene) =>
      scene.replace(`${acl}-log-policy`, "policyDocument", "-shine-production-web:*", "-shine-production:*"),
  },
  {
    did: "kept the key in us-east-1 for the zone's queries alone",
    told: `${proof}/group-key`,
    says: /^the log of the web ACL of production: the log group's key does not admit CloudWatch Logs/,
    alone: true,
    make: (scene) =>
      scene.replace("shine-account-global-keys-logs", "policy", "log-group:*", "log-group:/aws/route53/*"),
  },
  {
    did: "switched the web ACL's log on beside the policy that admits it",
    told: `${proof}/in-time`,
    says: /^the log of the web ACL of production: it does not wait for the policy that admits its writer/,
    alone: true,
    make: (scene) => scene.hurry(`${acl}-logging`, `${acl}-log-policy`),
  },
];
