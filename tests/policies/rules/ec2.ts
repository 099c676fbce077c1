import { fail, type Fixtures, make, pass, ref, stack, UNKNOWN, unverifiable } from "../support";

const key = make("aws:kms/key:Key", "shine-account-data-key");
const encryption = (props: object) =>
  make("aws:ebs/encryptionByDefault:EncryptionByDefault", "shine-account-volumes", { ...props });
const volumeKey = make("aws:ebs/defaultKmsKey:DefaultKmsKey", "shine-account-volume-key", { keyArn: ref(key) });
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
  },
  "ec2-instance-metadata-defaults": {
    good: pass(stack, metadata({ httpTokens: "required", httpPutResponseHopLimit: 1 })),
    bad: fail(stack, metadata({ httpTokens: "optional", httpPutResponseHopLimit: 1 })),
    unset: fail(stack),
    unknown: unverifiable(stack, metadata({ httpTokens: UNKNOWN, httpPutResponseHopLimit: 1 })),
    "through a container": fail(stack, metadata({ httpTokens: "required", httpPutResponseHopLimit: 2 })),
  },
};
