import { fail, type Fixtures, foundation, make, pass, ref, stack, UNKNOWN, unverifiable } from "../support";

const key = make("aws:kms/key:Key", "shine-account-data-key");
const encryption = (props: object) =>
  make("aws:ebs/encryptionByDefault:EncryptionByDefault", "shine-account-volumes", { ...props });
const volumeKey = make("aws:ebs/defaultKmsKey:DefaultKmsKey", "shine-account-volume-key", { keyArn: ref(key) });
const literalKey = make("aws:ebs/defaultKmsKey:DefaultKmsKey", "volume-key", {
  keyArn: "arn:aws:kms:ap-northeast-1:100000000003:key/1234abcd-12ab-34cd-56ef-1234567890ab",
});
const metadata = (props: object) =>
  make("aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults", "shine-account-metadata", { ...props });

export const fixtures: Record<string, Fixtures> = {
  "ebs-encryption-by-default": {
    good: pass(stack, key, volumeKey, encryption({ enabled: true })),
    bad: fail(stack, key, volumeKey, encryption({ enabled: false })),
    unset: fail(stack),
    unknown: unverifiable(stack, key, volumeKey, encryption({ enabled: UNKNOWN })),
    "its own default": pass(stack, key, volumeKey, encryption({})),
    "AWS's key": fail(stack, encryption({})),
    "every foundation account": pass(...foundation([], literalKey, encryption({ enabled: true }))),
    "a foundation account left out": fail(...foundation(["100000000002"], literalKey, encryption({ enabled: true }))),
  },
  "ec2-instance-metadata-defaults": {
    good: pass(stack, metadata({ httpTokens: "required", httpPutResponseHopLimit: 1 })),
    bad: fail(stack, metadata({ httpTokens: "optional", httpPutResponseHopLimit: 1 })),
    unset: fail(stack),
    unknown: unverifiable(stack, metadata({ httpTokens: UNKNOWN, httpPutResponseHopLimit: 1 })),
    "through a container": fail(stack, metadata({ httpTokens: "required", httpPutResponseHopLimit: 2 })),
    "every foundation account": pass(
      ...foundation([], metadata({ httpTokens: "required", httpPutResponseHopLimit: 1 })),
    ),
    "a foundation account left out": fail(
      ...foundation(["100000000002"], metadata({ httpTokens: "required", httpPutResponseHopLimit: 1 })),
    ),
  },
};
