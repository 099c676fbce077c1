import type { Problem } from "../../components/refuse";
import { Cloud } from "./cloud";
import type { RecordedResource } from "./recorded";

/** What the simulated cloud would refuse of a program, in the order in which an `up` would meet it. Nothing is promised by its silence. */
export function refusedOf(resources: readonly RecordedResource[]): Problem[] {
  const cloud = new Cloud();
  return resources.filter(({ custom }) => custom).flatMap((resource) => cloud.check(resource));
}
