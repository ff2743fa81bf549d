/** True if texts of a media type are JSON. */
export const isJson = (media: string) => /^(?:application\/json|[^;]*\+json)\s*(?:;|$)/i.test(media);

/** True if texts of a media type are taken as they are. */
export const isText = (media: string) => /^text\/(?!xml\b)/i.test(media);

/** True if bodies of a media type have several parts. */
export const isMultipart = (media: string) => /^multipart\//i.test(media);

/** True if bodies of a media type are forms. */
export const isForm = (media: string) => /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(media);
