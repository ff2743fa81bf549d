/** True of a media type whose texts are JSON. */
export const isJson = (media: string) => /^(?:application\/json|[^;]*\+json)\s*(?:;|$)/i.test(media);

/** True of a media type whose texts are taken as they are. */
export const isText = (media: string) => /^text\/(?!xml\b)/i.test(media);

/** True of a media type whose bodies have several parts. */
export const isMultipart = (media: string) => /^multipart\//i.test(media);

/** True of a media type whose bodies are forms. */
export const isForm = (media: string) => /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(media);
