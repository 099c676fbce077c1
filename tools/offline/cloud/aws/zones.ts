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

/** A zone that is named is one of the region: `ap-northeast-1a` ("Regions and Zones", EC2 guide). */
export function zoneOfRegion(path: string, code: string): Check {
  return (subject) => {
    const [zone, { region }] = [subject.text(path), subject.place];
    if (zone === undefined || (zone.startsWith(region) && /^[a-f]$/.test(zone.slice(region.length)))) return undefined;
    return { path, code, value: zone, allowed: `a zone of ${region}: ${region}a`, fix: "take a zone of the region" };
  };
}
