import type { Check } from "../model";
import { SUBNET } from "./types";

/** The zones of subnets, each once. */
export function onePerZone(path: string, code: string, least = 1): Check {
  return (subject, world) => {
    const subnets = world.referred(subject, path, SUBNET);
    const zones = subnets.map((subnet) => subnet.inputs["availabilityZone"]).filter((zone) => typeof zone === "string");
    const fault = { path, code, value: zones, fix: "take one subnet of each zone" };
    if (new Set(zones).size < zones.length) return { ...fault, allowed: "at most one subnet of a zone" };
    if (subnets.length === zones.length && zones.length > 0 && zones.length < least)
      return { ...fault, allowed: `subnets in ${least} zones or more` };
    return undefined;
  };
}
