/** Of the API, semver; goes up with every change that callers can notice. */
export const apiVersion = '1.0.0';
