import type { Reader } from "../kernel/reader";

const keyTypes = ["aws:kms/key:Key", "aws:kms/alias:Alias", "aws:kms/replicaKey:ReplicaKey"];

/**
 * Whether a property names a customer managed key. A key that the same program makes has no ARN before the update, yet where the value
 * comes from is known: that decides. AWS's own keys (`alias/aws/…`) are no customer's.
 */
export function usesCustomerKey(reader: Reader, path: string): boolean {
  const isFromKey = reader.sources(path).some((source) => keyTypes.includes(source.type));
  if (isFromKey && reader.has(path) && reader.isHidden(path)) return true;
  const key = reader.text(path);
  return key !== undefined && key !== "" && !/(^|:)alias\/aws\//.test(key);
}
