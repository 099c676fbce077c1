/** The component of the organization's stack that makes the roles of CI, which are called after it. */
export const CI = "organization-account-ci";
