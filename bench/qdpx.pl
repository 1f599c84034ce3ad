#!/usr/bin/perl
# qdpx.pl - a coded project as another program would export it, the same each time
#
# usage: perl bench/qdpx.pl TEXTFOLDER OUTFOLDER DOCUMENTS CODINGS
# Makes OUTFOLDER/project.qde and OUTFOLDER/sources/*.txt, ready to be zipped. The texts are those of
# TEXTFOLDER, over and over; quotations begin and end between words and are named by their words.
use strict;
use warnings;
use utf8;

my ($texts, $out, $documents, $codings) = @ARGV;
my @files = sort glob("$texts/*.txt");
my $audit = 'creationDateTime="2024-01-01T12:00:00Z"';
my $state = 7;

sub draw { # below
    $state = ($state * 1103515245 + 12345) % 2147483648;
    return int($state / 65536) % $_[0];
}

sub guid { # kind number
    return sprintf '%08X-0000-4000-8000-%012X', $_[0], $_[1];
}

mkdir $out;
mkdir "$out/sources";
open my $qde, '>:encoding(UTF-8)', "$out/project.qde" or die $!;
print $qde qq(<?xml version="1.0" encoding="utf-8"?>\n),
    qq(<Project xmlns="urn:QDA-XML:project:1.0" name="bench" origin="bench" $audit>\n<Users>\n);
print $qde '<User guid="', guid(1, $_), qq(" name="Coder $_"/>\n) for 1, 2;
print $qde "</Users>\n<CodeBook>\n<Codes>\n";
for my $group (0 .. 11) {
    print $qde '<Code guid="', guid(2, 1000 + $group), qq(" name="Grupp $group" isCodable="false">\n);
    print $qde '<Code guid="', guid(2, 12 * $_ + $group), qq(" name="Kod $_" isCodable="true" color="#336699"/>\n)
        for 0 .. 9;
    print $qde "</Code>\n";
}
print $qde "</Codes>\n</CodeBook>\n<Sources>\n";

for my $number (0 .. $documents - 1) {
    open my $in, '<:encoding(UTF-8)', $files[$number % @files] or die $!;
    my $text = do { local $/; <$in> };
    my $file = guid(3, $number) . '.txt';
    open my $copy, '>:encoding(UTF-8)', "$out/sources/$file" or die $!;
    print $copy $text;
    close $copy;
    print $qde '<TextSource guid="', guid(4, $number), qq(" name="Intervju $number" plainTextPath="internal://$file" ),
        'creatingUser="', guid(1, 1), qq(" $audit>\n);
    for my $i (1 .. $codings / $documents) {
        my $start = index($text, ' ', draw(length($text) - 400)) + 1;
        my $end = index($text, ' ', $start + 30 + draw(200));
        my ($user, $id) = (guid(1, 1 + draw(2)), $number * 1000 + $i);
        my $name = substr($text, $start, $end - $start < 60 ? $end - $start : 60);
        $name =~ s/\s+/ /g;
        print $qde '<PlainTextSelection guid="', guid(5, $id), qq(" name="$name" startPosition="$start" ),
            qq(endPosition="$end" creatingUser="$user" $audit>\n<Coding guid="), guid(6, $id),
            qq(" creatingUser="$user" $audit><CodeRef targetGUID="), guid(2, draw(120)),
            qq("/></Coding>\n</PlainTextSelection>\n);
    }
    print $qde "</TextSource>\n";
}
print $qde "</Sources>\n</Project>\n";
