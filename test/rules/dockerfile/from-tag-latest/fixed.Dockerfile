FROM nginx:VERSION AS web
#    ^^^^^^^^^^^^ from-tag-latest
COPY site/ /usr/share/nginx/html/

FROM --platform=$BUILDPLATFORM localhost:5000/tools:VERSION
#                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ from-tag-latest
# stays
USER 1000
