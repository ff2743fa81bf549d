const credentials = ['x-auth-token', 'authorization', 'x-sdk-date'];

/** Credentials are security schemes. As a header parameter, a token would be required of callers that sign. */
export const CredentialParameters = () => ({
  Parameter(parameter, ctx) {
    if (parameter.in !== 'header' || !credentials.includes(parameter.name?.toLowerCase())) return;
    ctx.report({
      message: `[#203] ${parameter.name} is a credential: remove the parameter, the security schemes cover it.`,
      location: ctx.location.child(['name']),
    });
  },
});
