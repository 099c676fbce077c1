import { type Decisions, GONE } from "./decision";

export const compute: Decisions = {
  "aws:appautoscaling/policy:Policy": {
    removal: "no: capacity",
    apart: {
      link: ["resourceId"],
      constant: ["policyType", "scalableDimension", "serviceNamespace"],
      capacity: [
        "targetTrackingScalingPolicyConfiguration.*",
        "targetTrackingScalingPolicyConfiguration.disableScaleIn",
      ],
    },
  },
  "aws:appautoscaling/scheduledAction:ScheduledAction": {
    removal: "no: capacity",
    apart: {
      constant: ["scalableDimension", "serviceNamespace"],
      capacity: ["scalableTargetAction.*"],
      timing: ["schedule", "timezone"],
    },
  },
  "aws:appautoscaling/target:Target": {
    removal: "no: capacity",
    apart: { constant: ["scalableDimension", "serviceNamespace"], capacity: ["minCapacity", "maxCapacity"] },
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    removal: "no: a deployment is then not taken back by itself",
    apart: {
      text: ["alarmDescription"],
      function: ["actionsEnabled", "comparisonOperator", "evaluationPeriods", "threshold", "treatMissingData"].concat([
        "metricQueries[].*",
        "metricQueries[].returnData",
      ]),
    },
  },
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": {
    removal: "weakens",
    weak: { policy: ['{"rules":[]}'] },
    apart: { link: ["repository"] },
  },
  "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration": {
    removal: "weakens",
    weak: {
      scanType: ["BASIC"],
      "rules[].scanFrequency": ["MANUAL"],
      "rules[].repositoryFilters[].filter": ["nothing-of-ours"],
      rules: [GONE],
    },
    apart: { constant: ["rules[].repositoryFilters[].filterType"] },
  },
  "aws:ecr/repository:Repository": {
    removal: "no: who pulls fails; `protect` stands before it",
    weak: {
      "forceDelete+": [true],
      imageTagMutability: ["MUTABLE", GONE],
      "encryptionConfigurations[].encryptionType": ["AES256"],
      encryptionConfigurations: [GONE],
      "imageScanningConfiguration.scanOnPush": [false],
    },
  },
  "aws:ecr/repositoryPolicy:RepositoryPolicy": {
    removal: "no: only the own account pulls",
    apart: { link: ["repository"] },
  },
  "awsx:ecr:Image": {
    removal: "no: who pulls fails",
    apart: { link: ["repositoryUrl"], function: ["*"] },
  },
  "aws:ecs/cluster:Cluster": {
    removal: "no: what runs in it cannot be made",
    weak: {
      "configuration.executeCommandConfiguration.logging": ["NONE"],
      "configuration.executeCommandConfiguration.logConfiguration": [GONE],
      "configuration.executeCommandConfiguration.logConfiguration.cloudWatchEncryptionEnabled": [false, GONE],
      "configuration.executeCommandConfiguration.logConfiguration.cloudWatchLogGroupName": [
        "somebody-elses-group",
        GONE,
      ],
      configuration: [GONE],
    },
    apart: {
      function: ["settings[].name", "settings[].value"],
      equal: ["configuration.executeCommandConfiguration.logConfiguration.s3BucketEncryptionEnabled"],
    },
  },
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": {
    removal: "no: the service says its own",
    apart: { link: ["clusterName"], capacity: ["capacityProviders[]", "defaultCapacityProviderStrategies[].*"] },
  },
  "aws:ecs/service:Service": {
    removal: "no: the service is missed",
    weak: {
      "networkConfiguration.assignPublicIp": [true],
      "launchType+": ["EC2", "EXTERNAL"],
      "platformVersion+": ["1.3.0"],
      "capacityProviderStrategies[].capacityProvider": ["machines-of-our-own"],
    },
    apart: {
      link: [
        "cluster",
        "taskDefinition",
        "networkConfiguration.securityGroups[]",
        "networkConfiguration.subnets[]",
        "loadBalancers[].*",
        "serviceRegistries.*",
        "alarms.alarmNames[]",
      ],
      // Whoever may open a session is IAM's to say, and the cluster keeps what is done in it.
      open: ["enableExecuteCommand"],
      text: ["enableEcsManagedTags", "propagateTags"],
      constant: ["deploymentController.type"],
      function: [
        "alarms.enable",
        "alarms.rollback",
        "deploymentCircuitBreaker.enable",
        "deploymentCircuitBreaker.rollback",
        "forceDelete",
        "forceNewDeployment",
      ],
      capacity: [
        "availabilityZoneRebalancing",
        "capacityProviderStrategies[].weight",
        "deploymentMaximumPercent",
        "deploymentMinimumHealthyPercent",
        "desiredCount",
      ],
      timing: ["healthCheckGracePeriodSeconds", "waitForSteadyState", "sigintRollback"],
    },
  },
  "aws:ecs/taskDefinition:TaskDefinition": {
    removal: "no: the service cannot be made",
    weak: {
      "pidMode+": ["host"],
      "ipcMode+": ["host"],
      networkMode: ["host", "bridge", GONE],
      requiresCompatibilities: [["EC2"], GONE],
      taskRoleArn: [GONE],
      executionRoleArn: [GONE],
      "production:enableFaultInjection+": [true],
      "volumes[].hostPath+": ["/"],
      "volumes[].efsVolumeConfiguration+": [{ fileSystemId: "fs-0123456789abcdef0" }],
    },
    apart: {
      name: ["family", "volumes[].name"],
      capacity: ["cpu", "memory"],
      function: ["runtimePlatform.*", "skipDestroy", "trackLatest", "volumes[].configureAtLaunch"],
    },
  },
  "aws:lb/listener:Listener": {
    removal: "no: who comes finds nothing",
    weak: {
      protocol: ["HTTP"],
      sslPolicy: ["ELBSecurityPolicy-2016-08", "ELBSecurityPolicy-TLS-1-1-2017-01", GONE],
      "defaultActions[].redirect.protocol": ["HTTP"],
      "defaultActions[].redirect": [GONE],
    },
    apart: {
      link: ["loadBalancerArn", "certificateArn"],
      function: [
        "port",
        "defaultActions[].type",
        "defaultActions[].redirect.port",
        "defaultActions[].redirect.statusCode",
        "defaultActions[].fixedResponse.*",
        "routingHttpResponseServerEnabled",
      ],
    },
  },
  "aws:lb/listenerRule:ListenerRule": {
    removal: "no: the service is not reached",
    apart: {
      link: ["listenerArn", "actions[].targetGroupArn"],
      function: ["actions[].type", "conditions[].*", "priority"],
    },
  },
  "aws:lambda/function:Function": {
    removal: "no: nobody makes the users",
    weak: { runtime: ["nodejs16.x"], "loggingConfig.logGroup": ["/nobody/made/it"], loggingConfig: [GONE] },
    apart: {
      link: ["role", "vpcConfig.securityGroupIds[]", "vpcConfig.subnetIds[]"],
      function: [
        "architectures[]",
        "code.*",
        "handler",
        "loggingConfig.logFormat",
        "publish",
        "replaceSecurityGroupsOnDestroy",
        "skipDestroy",
        "tracingConfig.mode",
        "useResourceTimeoutForPropagation",
        "vpcConfig.ipv6AllowedForDualStack",
      ],
      capacity: ["memorySize"],
      timing: ["timeout"],
    },
  },
  "aws:lambda/invocation:Invocation": {
    removal: "no: nobody makes the users",
    // Who may sign in is compared with the definition by the proofs.
    apart: { link: ["functionName"], function: ["input", "lifecycleScope", "triggers.*"] },
  },
  "aws:lb/loadBalancer:LoadBalancer": {
    removal: "no: the services are not reached",
    weak: {
      "accessLogs.enabled": [false],
      "accessLogs.bucket": ["somebody-elses-bucket"],
      accessLogs: [GONE],
      dropInvalidHeaderFields: [false, GONE],
      desyncMitigationMode: ["monitor"],
      "production:enableDeletionProtection": [false, GONE],
      internal: [false, GONE],
    },
    apart: {
      name: ["accessLogs.prefix"],
      link: ["securityGroups[]", "subnets[]"],
      constant: ["loadBalancerType"],
      // The web ACL stands at the distribution.
      equal: ["enableWafFailOpen"],
      timing: ["idleTimeout"],
      capacity: ["enableCrossZoneLoadBalancing", "enableZonalShift"],
      function: ["enableHttp2", "enableTlsVersionAndCipherSuiteHeaders", "enableXffClientPort", "preserveHostHeader"],
    },
  },
  "aws:lb/targetGroup:TargetGroup": {
    removal: "no: the service is not reached",
    apart: {
      function: [
        "healthCheck.*",
        "healthCheck.enabled",
        "port",
        "protocol",
        "protocolVersion",
        "targetType",
        "connectionTermination",
        "lambdaMultiValueHeadersEnabled",
        "proxyProtocolV2",
      ],
      timing: ["deregistrationDelay"],
    },
  },
};
