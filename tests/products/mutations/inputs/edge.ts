import { type Decisions, GONE } from "./decision";

const cachingOptimized = "658327ea-f89d-4fab-a63d-7e88639e58f6";

export const edge: Decisions = {
  "aws:acm/certificate:Certificate": {
    removal: "no: what uses it cannot be made",
    weak: {
      keyAlgorithm: ["RSA_1024"],
      validationMethod: ["EMAIL"],
      "options+": [{ certificateTransparencyLoggingPreference: "DISABLED" }],
    },
    apart: { name: ["domainName", "subjectAlternativeNames[]"] },
  },
  "aws:acm/certificateValidation:CertificateValidation": {
    removal: "no: a certificate that is not validated cannot be used",
    apart: { link: ["certificateArn", "validationRecordFqdns[]"] },
  },
  "aws:cloudfront/cachePolicy:CachePolicy": {
    removal: "no: what uses it cannot be made",
    apart: {
      timing: ["defaultTtl", "maxTtl", "minTtl"],
      function: [
        "parametersInCacheKeyAndForwardedToOrigin.*",
        "parametersInCacheKeyAndForwardedToOrigin.enableAcceptEncodingBrotli",
        "parametersInCacheKeyAndForwardedToOrigin.enableAcceptEncodingGzip",
      ],
    },
  },
  "aws:cloudfront/distribution:Distribution": {
    removal: "no: who comes finds nothing",
    weak: {
      "defaultCacheBehavior.viewerProtocolPolicy": ["allow-all", GONE],
      "orderedCacheBehaviors[].viewerProtocolPolicy": ["allow-all"],
      "defaultCacheBehavior.responseHeadersPolicyId": [GONE],
      "orderedCacheBehaviors[].responseHeadersPolicyId": [GONE],
      "defaultCacheBehavior.cachePolicyId": [cachingOptimized],
      viewerCertificate: [{ cloudfrontDefaultCertificate: true }],
      "viewerCertificate.minimumProtocolVersion": ["TLSv1", "TLSv1.1_2016", GONE],
      webAclId: [GONE],
      "origins[].originAccessControlId": [GONE],
      "origins[].vpcOriginConfig": [GONE],
      "origins[].customOriginConfig+": [
        { httpPort: 80, httpsPort: 443, originProtocolPolicy: "http-only", originSslProtocols: ["TLSv1.2"] },
        { httpPort: 80, httpsPort: 443, originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1"] },
      ],
    },
    apart: {
      name: ["aliases[]"],
      link: [
        "defaultCacheBehavior.targetOriginId",
        "orderedCacheBehaviors[].targetOriginId",
        "origins[].domainName",
        "origins[].originId",
        "origins[].vpcOriginConfig.vpcOriginId",
        "viewerCertificate.acmCertificateArn",
      ],
      equal: ["viewerCertificate.sslSupportMethod", "viewerCertificate.cloudfrontDefaultCertificate"],
      open: ["restrictions.geoRestriction.restrictionType"],
      function: [
        "enabled",
        "isIpv6Enabled",
        "httpVersion",
        "retainOnDelete",
        "staging",
        "customErrorResponses[].*",
        "defaultCacheBehavior.*",
        "defaultCacheBehavior.compress",
        "defaultCacheBehavior.smoothStreaming",
        "orderedCacheBehaviors[].*",
        "orderedCacheBehaviors[].compress",
        "orderedCacheBehaviors[].smoothStreaming",
      ],
      capacity: ["priceClass"],
      timing: ["waitForDeployment", "origins[].vpcOriginConfig.*"],
    },
  },
  "aws:cloudfront/originAccessControl:OriginAccessControl": {
    removal: "no: what uses it cannot be made",
    weak: { signingBehavior: ["never", "no-override"] },
    apart: { constant: ["originAccessControlOriginType", "signingProtocol"] },
  },
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": {
    removal: "no: what uses it cannot be made",
    weak: {
      "securityHeadersConfig.strictTransportSecurity": [GONE],
      "securityHeadersConfig.strictTransportSecurity.accessControlMaxAgeSec": [300],
      "securityHeadersConfig.strictTransportSecurity.includeSubdomains": [false, GONE],
      "securityHeadersConfig.strictTransportSecurity.override": [false],
      "securityHeadersConfig.contentTypeOptions": [GONE],
      "securityHeadersConfig.frameOptions": [GONE],
      securityHeadersConfig: [GONE],
    },
    apart: {
      // Who reads a list of preloaded domains cannot take it back for years; the product decides.
      open: ["securityHeadersConfig.strictTransportSecurity.preload"],
      equal: [
        "securityHeadersConfig.contentTypeOptions.override",
        "securityHeadersConfig.frameOptions.frameOption",
        "securityHeadersConfig.frameOptions.override",
        "securityHeadersConfig.referrerPolicy.override",
        "securityHeadersConfig.referrerPolicy.referrerPolicy",
      ],
    },
  },
  "aws:cloudfront/vpcOrigin:VpcOrigin": {
    removal: "no: what uses it cannot be made",
    weak: {
      "vpcOriginEndpointConfig.originProtocolPolicy": ["http-only", "match-viewer"],
      "vpcOriginEndpointConfig.originSslProtocols.items": [["TLSv1"], ["SSLv3", "TLSv1.2"]],
    },
    apart: {
      name: ["vpcOriginEndpointConfig.name"],
      link: ["vpcOriginEndpointConfig.arn"],
      function: ["vpcOriginEndpointConfig.httpPort", "vpcOriginEndpointConfig.httpsPort"],
      constant: ["vpcOriginEndpointConfig.originSslProtocols.quantity"],
    },
  },
  "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec": {
    removal: "no: the zone is not signed, as one is that nobody asks to sign",
    apart: { link: ["hostedZoneId"], function: ["signingStatus"] },
  },
  "aws:route53/keySigningKey:KeySigningKey": {
    removal: "no: the zone cannot be signed",
    apart: { link: ["hostedZoneId", "keyManagementServiceArn"], name: ["name"], function: ["status"] },
  },
  "aws:route53/queryLog:QueryLog": {
    removal: "weakens",
    weak: { cloudwatchLogGroupArn: ["arn:aws:logs:us-east-1:999988887777:log-group:/aws/route53/shine.example.com"] },
  },
  "aws:route53/record:Record": {
    removal: "no: the name is missed",
    apart: {
      link: ["records", "records[]", "aliases[].name", "aliases[].zoneId"],
      constant: ["type"],
      timing: ["ttl"],
      function: ["aliases[].evaluateTargetHealth", "allowOverwrite", "multivalueAnswerRoutingPolicy"],
    },
  },
  "aws:route53/zone:Zone": {
    removal: "no: the names are missed; `protect` stands before it",
    weak: { "forceDestroy+": [true], vpcs: [GONE] },
    apart: { function: ["enableAcceleratedRecovery"] },
  },
  "aws:wafv2/ipSet:IpSet": {
    removal: "no: what uses it cannot be made",
    weak: { addresses: [["0.0.0.0/1", "128.0.0.0/1"], ["192.0.2.0/24"], ["10.0.0.0/8"]] },
    apart: { constant: ["ipAddressVersion", "scope"] },
  },
  "aws:wafv2/webAcl:WebAcl": {
    removal: "no: the distribution cannot be made; that it names none is a mutant of the distribution",
    weak: {
      "rules[]": [GONE],
      rules: [GONE],
      "rules[].overrideAction": [{ count: {} }],
      "rules[].action": [{ count: {} }, { allow: {} }],
      "rules[].statement.managedRuleGroupStatement.name": ["AWSManagedRulesWordPressRuleSet"],
      "rules[].statement.managedRuleGroupStatement.ruleActionOverrides[].name": ["CrossSiteScripting_BODY"],
      "rules[].statement.managedRuleGroupStatement.ruleActionOverrides[].actionToUse": [{ allow: {} }],
      "rules[].statement.rateBasedStatement.limit": [2_000_000_000],
      "rules[].statement.managedRuleGroupStatement.scopeDownStatement.notStatement.statement.byteMatchStatement.searchString":
        ["/"],
      defaultAction: [{ allow: {} }],
      "visibilityConfig.cloudwatchMetricsEnabled": [false],
      "rules[].visibilityConfig.cloudwatchMetricsEnabled": [false],
      dataProtectionConfig: [GONE],
      "dataProtectionConfig.dataProtections[]": [GONE],
    },
    apart: {
      name: ["rules[].name", "rules[].visibilityConfig.metricName", "visibilityConfig.metricName"],
      text: ["customResponseBodies[].*"],
      link: ["rules[].statement.ipSetReferenceStatement.arn"],
      constant: ["scope", "rules[].statement.managedRuleGroupStatement.vendorName"],
      equal: [
        "dataProtectionConfig.dataProtections[].*",
        "dataProtectionConfig.dataProtections[].excludeRateBasedDetails",
        "dataProtectionConfig.dataProtections[].excludeRuleMatchDetails",
        "rules[].visibilityConfig.sampledRequestsEnabled",
        "visibilityConfig.sampledRequestsEnabled",
      ],
      function: [
        "rules[].priority",
        "rules[].action.*",
        "defaultAction.*",
        "rules[].statement.rateBasedStatement.aggregateKeyType",
        "rules[].statement.managedRuleGroupStatement.scopeDownStatement.*",
      ],
      timing: ["rules[].statement.rateBasedStatement.evaluationWindowSec"],
    },
  },
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": {
    removal: "weakens",
    weak: {
      "redactedFields[]": [GONE],
      redactedFields: [GONE],
      logDestinationConfigs: [["arn:aws:logs:us-east-1:999988887777:log-group:aws-waf-logs-x"]],
      "loggingFilter+": [{ defaultBehavior: "DROP", filters: [] }],
    },
    apart: { equal: ["redactedFields[].*"] },
  },
};
