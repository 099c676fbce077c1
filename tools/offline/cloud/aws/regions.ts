import type { Check } from "../model";

/** How AWS names its regions: `ap-northeast-1`, `us-gov-west-1` ("Regions and Zones", EC2 guide). */
export function isRegion(text: unknown): boolean {
  return typeof text === "string" && /^[a-z]{2}(-[a-z]+){1,2}-\d$/.test(text);
}

/** Regions that a list names are regions. */
export function regions(path: string, code: string): Check {
  return (subject) => {
    const wrong = subject.texts(path).filter((one) => !isRegion(one));
    const allowed = "regions such as ap-northeast-1";
    return wrong.length === 0 ? undefined : { path, code, value: wrong, allowed, fix: "leave out what is none" };
  };
}
