import type { Reader } from "../kernel/reader";
import { GROUP } from "./security-groups";

/** Whether a property names a security group: one that the program makes, or one that is written out. */
export function namesGroup(reader: Reader, path: string): boolean {
  const named = reader.list(path).length > 0;
  return named && (reader.sources(path).some(({ type }) => type === GROUP) || reader.texts(path).length > 0);
}
