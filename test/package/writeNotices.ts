import { writeFileSync } from 'node:fs';
import { noticesFile, noticesText, shippedPackages } from './notices.ts';

writeFileSync(noticesFile, noticesText(shippedPackages()));
