FROM alpine:3.22
COPY package.json package-lock.json /app/
#@ 0 3 add-instead-of-copy
COPY --chown=1000:1000 . /app
#@ 0 3 add-instead-of-copy
COPY ["a file.txt", "/app/"]
#@ 0 3 add-instead-of-copy
COPY *.conf \
#@ 0 3 add-instead-of-copy
    # goes with the conf files
    app.zip /etc/app/
ONBUILD COPY src /app/src
#       ^^^ add-instead-of-copy
