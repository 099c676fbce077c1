import { named, oneOf } from "../checks";
import type { Models } from "../model";

const KEY_LENGTHS = ["RSA_1024_BIT", "RSA_2048_BIT"];

/** What applications send: mail and events. */
export const messages: Models = {
  "aws:sesv2/emailIdentity:EmailIdentity": {
    id: (subject) => subject.text("emailIdentity") ?? "",
    computed: (subject, id) => ({
      arn: subject.arn("ses", `identity/${id}`),
      identityType: id.includes("@") ? "EMAIL_ADDRESS" : "DOMAIN",
      verificationStatus: "PENDING",
      verifiedForSendingStatus: false,
      // Easy DKIM answers with three names, whatever was asked for ("Easy DKIM in Amazon SES", SES guide).
      dkimSigningAttributes: {
        currentSigningKeyLength: KEY_LENGTHS[1],
        lastKeyGenerationTimestamp: "",
        nextSigningKeyLength: subject.get("dkimSigningAttributes.nextSigningKeyLength") ?? KEY_LENGTHS[1],
        signingAttributesOrigin: "AWS_SES",
        status: "PENDING",
        tokens: [1, 2, 3].map((index) => subject.digest(`dkim${index}`).slice(0, 32)),
      },
    }),
    replaces: ["emailIdentity", "region"],
    unique: {
      key: (subject) => subject.text("emailIdentity")?.toLowerCase(),
      path: "emailIdentity",
      code: "AlreadyExistsException",
    },
    checks: [
      named(
        "emailIdentity",
        320,
        /^([^@\s]+@)?([a-z0-9-]+\.)+[a-z]{2,}$/i,
        "a domain or an address",
        "BadRequestException",
      ),
      oneOf("dkimSigningAttributes.nextSigningKeyLength", KEY_LENGTHS, "BadRequestException"),
    ],
  },
  "aws:cloudwatch/eventBus:EventBus": {
    id: (subject) => subject.chosen(),
    computed: (subject, id) => ({ arn: subject.arn("events", `event-bus/${id}`), name: id }),
    replaces: ["name", "eventSourceName", "region"],
    unique: { key: (subject) => subject.text("name"), path: "name", code: "ResourceAlreadyExistsException" },
    // The account's own bus is called default and is there from the beginning ("CreateEventBus", EventBridge API reference).
    checks: [
      named(
        "name",
        256,
        /^(?!default$)[/.\-_A-Za-z0-9]+$/,
        "letters, digits and / . - _, not default",
        "ValidationException",
      ),
    ],
  },
};
