FROM node:24-slim
RUN npm install -g pm2
#                  ^^^ npm-version-unpinned
RUN npm i --global @angular/cli typescript@5 && npm install npm@latest
#                  ^^^^^^^^^^^^ npm-version-unpinned
#                                                           ^^^^^^^^^^ npm-version-unpinned
RUN pnpm add -g turbo
#               ^^^^^ npm-version-unpinned
