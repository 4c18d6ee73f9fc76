interface CatalogueEntry {
  title: string;
  details: string;
  status: number;
}

/** Meta's codes as `research/api.md` section 6 lists them: title, default details, HTTP status. */
const catalogue: Record<number, CatalogueEntry> = {
  0: { title: 'AuthException', details: 'We were unable to authenticate the app user.', status: 401 },
  1: { title: 'API Unknown', details: 'Invalid request or possible server error.', status: 500 },
  2: { title: 'API Service', details: 'Temporary due to downtime or due to being overloaded.', status: 503 },
  3: { title: 'API Method', details: 'Capability or permissions issue.', status: 500 },
  4: { title: 'Application request limit reached', details: 'Too many calls by the app.', status: 400 },
  10: {
    title: 'Application does not have permission for this action',
    details: 'Permission is either not granted or has been removed.',
    status: 403,
  },
  33: {
    title: 'Parameter value is not valid',
    details: 'The business phone number has been deleted.',
    status: 400,
  },
  100: {
    title: 'Invalid parameter',
    details: 'The request included one or more unsupported or misspelled parameters.',
    status: 400,
  },
  190: {
    title: 'Invalid OAuth access token - Cannot parse access token',
    details: 'The access token has expired.',
    status: 401,
  },
  200: { title: 'Provide valid app ID', details: 'Permission is not granted.', status: 403 },
  368: {
    title: 'Temporarily blocked for policies violations',
    details: 'The WhatsApp Business Account is restricted.',
    status: 403,
  },
  80007: {
    title: 'Rate limit issues',
    details: 'The WhatsApp Business Account has reached its rate limit.',
    status: 400,
  },
  130403: {
    title: 'User is blocked by the business',
    details: 'The business has blocked this user.',
    status: 400,
  },
  130429: {
    title: 'Rate limit hit',
    details: 'Cloud API message throughput has been reached.',
    status: 400,
  },
  130472: {
    title: "User's number is part of an experiment",
    details: "Failed to send message because this user's phone number is part of an experiment",
    status: 400,
  },
  130497: {
    title: 'Business account is restricted from messaging users in this country.',
    details: 'The business may not message users in this country.',
    status: 403,
  },
  131000: {
    title: 'Something went wrong',
    details: 'Message failed to send due to an unknown error.',
    status: 500,
  },
  131005: { title: 'Access denied', details: 'Permission is not granted or has been removed.', status: 403 },
  131008: {
    title: 'Required parameter is missing',
    details: 'The request is missing a required parameter.',
    status: 400,
  },
  131009: {
    title: 'Parameter value is not valid',
    details: 'One or more parameter values are invalid.',
    status: 400,
  },
  131016: { title: 'Service unavailable', details: 'A service is temporarily unavailable.', status: 500 },
  131021: {
    title: 'Recipient cannot be sender',
    details: 'Sender and recipient phone number is the same.',
    status: 400,
  },
  131026: {
    title: 'Message undeliverable',
    details: 'Message Undeliverable. The recipient is not on WhatsApp or cannot receive it.',
    status: 400,
  },
  131030: {
    title: 'Recipient phone number not in allowed list',
    details: 'Add the recipient to the allowed list of the test number.',
    status: 400,
  },
  131031: {
    title: 'Account has been locked',
    details: 'The WhatsApp Business Account is restricted or disabled.',
    status: 403,
  },
  131037: {
    title: 'Display name approval needed',
    details: 'The display name of the number is not approved.',
    status: 400,
  },
  131042: {
    title: 'Business eligibility payment issue',
    details: 'There was an error related to your payment method.',
    status: 400,
  },
  131045: {
    title: 'Incorrect certificate',
    details: 'Message failed to send due to a phone number registration error.',
    status: 500,
  },
  131047: {
    title: 'Re-engagement message',
    details: 'More than 24 hours have passed since the recipient last replied to the sender number.',
    status: 400,
  },
  131048: {
    title: 'Spam rate limit hit',
    details: 'There are restrictions on how many messages can be sent from this phone number.',
    status: 400,
  },
  131049: {
    title: 'This message was not delivered to maintain healthy ecosystem engagement.',
    details: 'In order to maintain a healthy ecosystem engagement, the message failed to be delivered.',
    status: 400,
  },
  131050: {
    title: 'User stopped marketing messages',
    details: 'The recipient does not want marketing messages from this business.',
    status: 400,
  },
  131051: { title: 'Unsupported message type', details: 'Unsupported message type.', status: 400 },
  131052: { title: 'Media download error', details: 'Unable to download the media.', status: 400 },
  131053: { title: 'Media upload error', details: 'Unable to upload the media.', status: 400 },
  131056: {
    title: '(Business Account, Consumer Account) pair rate limit hit',
    details: 'Too many messages sent from the sender phone number to the same recipient.',
    status: 400,
  },
  131057: {
    title: 'Account in maintenance mode',
    details: 'The business account is in maintenance mode.',
    status: 500,
  },
  131062: {
    title: 'Business-scoped user id not supported',
    details: 'This message can only be sent to a phone number.',
    status: 400,
  },
  131064: {
    title: 'Messaging limit reached',
    details: 'The messaging limit of the business portfolio has been reached for this period.',
    status: 400,
  },
  132000: {
    title: 'Number of parameters does not match the expected number of params',
    details: 'The number of values does not match the template.',
    status: 400,
  },
  132001: {
    title: 'Template name does not exist in the translation',
    details: 'The template does not exist in this language or is not approved.',
    status: 404,
  },
  132005: {
    title: 'Translated text too long',
    details: 'The text with its values is too long.',
    status: 400,
  },
  132007: {
    title: 'Template format character policy violated',
    details: 'The content violates a policy.',
    status: 400,
  },
  132012: {
    title: 'Parameter format does not match format in the created template',
    details: 'A value has another kind than the template expects.',
    status: 400,
  },
  132015: {
    title: 'Template is paused',
    details: 'The template is paused due to low quality.',
    status: 400,
  },
  132016: {
    title: 'Template is disabled',
    details: 'The template was paused too many times.',
    status: 400,
  },
  132018: {
    title: 'There was an issue with the parameters in your template',
    details: 'Param text cannot have new-line/tab characters or more than 4 consecutive spaces',
    status: 400,
  },
  133005: {
    title: 'Two step verification PIN mismatch',
    details: 'Two-step verification PIN incorrect.',
    status: 400,
  },
  133006: {
    title: 'Phone number re-verification needed',
    details: 'The phone number must be verified before it can be registered.',
    status: 400,
  },
  133008: {
    title: 'Too many two step verification PIN guesses',
    details: 'Too many two-step verification PIN guesses for this phone number. Try again in 12 hours.',
    status: 400,
  },
  133010: {
    title: 'Account not registered',
    details: 'The phone number is not registered on the Cloud API.',
    status: 400,
  },
  133016: {
    title: 'Account register/deregister rate limit exceeded',
    details: 'Too many registration or deregistration attempts for this number in 72 hours.',
    status: 400,
  },
  136024: {
    title: 'Phone number is already verified',
    details: 'This number was verified before.',
    status: 400,
  },
  136025: {
    title: 'Verify code error',
    details: 'The verification code is incorrect.',
    status: 400,
  },
  137000: {
    title: 'Identity key mismatch',
    details: 'The key of the recipient has changed.',
    status: 400,
  },
  139100: {
    title: 'Failed to block/unblock users',
    details: 'Failed to block some users, see the block_users response list for details',
    status: 400,
  },
  139101: {
    title: 'Blocklist limit reached',
    details: 'The blocklist has reached its limit of 64,000 users.',
    status: 400,
  },
};

/** Title, details and HTTP status of one of Meta's codes; unknown codes are "Something went wrong". */
export function metaError(code: number): CatalogueEntry {
  return catalogue[code] ?? { title: 'Something went wrong', details: `Error code ${code}.`, status: 400 };
}
