FROM node:24
COPY package.json yarn.lock ./
COPY package.json yarn.lock .
COPY a b $TARGET
COPY a b ${TARGET}
COPY ["a", "b", "/c/"]
COPY a /b
