import type { Reader } from "../kernel/reader";

export const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";
export const LISTENER = "aws:lb/listener:Listener";
export const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";

export function isApplication(balancer: Reader): boolean {
  return (balancer.text("loadBalancerType") ?? "application") === "application";
}

/** Facing the internet is what AWS does by itself. */
export function isInternal(balancer: Reader): boolean {
  return balancer.flag("internal") === true;
}
