# interview.awk - an interview of about BYTES bytes, the same for the same SEED; turns I: and IP:
#
# awk -v seed=1 -v bytes=50000 -f bench/interview.awk
BEGIN {
    count = split("och det att jag som i är en på inte för med man var så har om till hade de den " \
        "men ett vi när kan sig där kom bara efter ringde vän avdelningen skam tystnad rummet " \
        "patienten kollega handledning släppte grät skrattade orden blicken kroppen andades " \
        "stannade berättade frågade svarade kände trodde visste ångrade långsamt plötsligt " \
        "tillbaka ensam trygg rädd nära borta förstås liksom kanske egentligen någonting", words, " ")
    srand(seed)
    while (length(text) < bytes * 0.93) {
        turn++
        line = (turn % 2 ? "I:" : "IP:")
        for (n = (turn % 2 ? 8 : 60) + int(rand() * 40); n > 0; n--)
            line = line " " words[int(rand() * rand() * count) + 1]
        text = text line ".\n"
    }
    printf "%s", text
}
