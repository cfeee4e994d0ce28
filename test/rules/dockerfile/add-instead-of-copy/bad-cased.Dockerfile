FROM alpine:3.22
add a.txt /a.txt
#@ 0 3 add-instead-of-copy
Add "b.txt" /b.txt
#@ 0 3 add-instead-of-copy
onbuild add c.jar /c.jar
#       ^^^ add-instead-of-copy
