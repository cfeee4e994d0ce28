FROM
FROM --platform=linux/amd64
