import type { MessageFile } from "../src/text/messages";

export function pseudo(file: MessageFile): MessageFile;
