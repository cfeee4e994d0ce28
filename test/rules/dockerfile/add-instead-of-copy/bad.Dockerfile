FROM alpine:3.22
ADD package.json package-lock.json /app/
#@ 0 3 add-instead-of-copy
ADD --chown=1000:1000 . /app
#@ 0 3 add-instead-of-copy
ADD ["a file.txt", "/app/"]
#@ 0 3 add-instead-of-copy
ADD *.conf \
#@ 0 3 add-instead-of-copy
    # goes with the conf files
    app.zip /etc/app/
ONBUILD ADD src /app/src
#       ^^^ add-instead-of-copy
