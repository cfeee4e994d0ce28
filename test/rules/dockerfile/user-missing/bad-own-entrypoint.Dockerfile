FROM postgres:17-alpine
#    ^^^^^^^^^^^^^^^^^^ user-missing
COPY serve /usr/local/bin/serve
ENTRYPOINT ["serve"]
