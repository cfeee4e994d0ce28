FROM node:24-slim
RUN yarn install --frozen-lockfile && yarn cache clean
#        ^^^^^^^ yarn-cache-clean-missing
RUN yarn global add serve \
#        ^^^^^^ yarn-cache-clean-missing
    && serve --version \
    && yarn cache clean
