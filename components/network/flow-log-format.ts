/** The fields of version 2, which every reader of flow logs knows, then those that an investigation behind NAT needs. */
const fields =
  "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status " +
  "vpc-id subnet-id tcp-flags pkt-srcaddr pkt-dstaddr flow-direction traffic-path";

/** The format of a flow log's records, as EC2 takes it: `${version} ${account-id} …`. It cannot be changed without a new flow log. */
export const flowLogFormat = fields.replace(/\S+/g, (field) => `\${${field}}`);
