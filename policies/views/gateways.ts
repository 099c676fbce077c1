import type { View } from "../kernel/graph";
import { VPC } from "./placement";

export const INTERNET_GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const ATTACHMENT = "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment";

/** Whether an internet gateway is that of the network: by itself, or by an attachment. */
export function isAttached(gateway: View, vpc: View): boolean {
  const { graph } = gateway;
  const links = [gateway, ...graph.satellites(gateway, ATTACHMENT, "internetGatewayId")];
  return links.some((link) => graph.target(link, "vpcId", VPC) === vpc);
}
