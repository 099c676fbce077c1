import { global, type ReadTable, reads, regional } from "./read";

const cloudfront = (kind: string) => global("cloudfront", `${kind}/any`);
const zone = "arn:aws:route53:::hostedzone/any";
const firewall = (kind: string) => regional("wafv2", `global/${kind}/any/any`);

/** What stands before the services: names, certificates, CloudFront, the web ACL. */
export const edge: ReadTable = {
  "aws:acm/certificate:Certificate": reads(
    "acm/certificate.go",
    "acm:DescribeCertificate",
    "acm:ListTagsForCertificate",
  ),
  "aws:acm/certificateValidation:CertificateValidation": reads(
    "acm/certificate_validation.go",
    "acm:DescribeCertificate",
  ),
  "aws:cloudfront/cachePolicy:CachePolicy": reads("cloudfront/cache_policy.go", [
    "cloudfront:GetCachePolicy",
    cloudfront("cache-policy"),
  ]),
  "aws:cloudfront/distribution:Distribution": reads(
    "cloudfront/distribution.go",
    ["cloudfront:GetDistribution", cloudfront("distribution")],
    "cloudfront:ListTagsForResource",
  ),
  "aws:cloudfront/originAccessControl:OriginAccessControl": reads("cloudfront/origin_access_control.go", [
    "cloudfront:GetOriginAccessControl",
    cloudfront("origin-access-control"),
  ]),
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": reads("cloudfront/response_headers_policy.go", [
    "cloudfront:GetResponseHeadersPolicy",
    cloudfront("response-headers-policy"),
  ]),
  "aws:cloudfront/vpcOrigin:VpcOrigin": reads(
    "cloudfront/vpc_origin.go",
    ["cloudfront:GetVpcOrigin", cloudfront("vpcorigin")],
    "cloudfront:ListTagsForResource",
  ),
  "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec": reads("route53/hosted_zone_dnssec.go", ["route53:GetDNSSEC", zone]),
  "aws:route53/keySigningKey:KeySigningKey": reads("route53/key_signing_key.go", ["route53:GetDNSSEC", zone]),
  "aws:route53/queryLog:QueryLog": reads("route53/query_log.go", [
    "route53:GetQueryLoggingConfig",
    "arn:aws:route53:::queryloggingconfig/any",
  ]),
  "aws:route53/record:Record": reads(
    "route53/record.go",
    ["route53:GetHostedZone", zone],
    "route53:ListResourceRecordSets",
  ),
  "aws:route53/zone:Zone": reads("route53/zone.go", ["route53:GetHostedZone", zone], "route53:ListTagsForResource"),
  "aws:wafv2/ipSet:IpSet": reads("wafv2/ip_set.go", ["wafv2:GetIPSet", firewall("ipset")], "wafv2:ListTagsForResource"),
  "aws:wafv2/webAcl:WebAcl": reads(
    "wafv2/web_acl.go",
    ["wafv2:GetWebACL", firewall("webacl")],
    "wafv2:ListTagsForResource",
  ),
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": reads("wafv2/web_acl_logging_configuration.go", [
    "wafv2:GetLoggingConfiguration",
    firewall("webacl"),
  ]),
};
