// SPDX-License-Identifier: MPL-2.0
#include "font/hyphenation.h"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "catch.h"
#include "fonts.h"
#include "support/utf8.h"

namespace {

const std::string danish = fonts::read("/usr/share/hyphen/hyph_da_DK.dic");

std::string divided(const font::Hyphenator& hyphenator, std::string word) {
    const auto points = hyphenator.points(word);
    for (auto point = points.rbegin(); point != points.rend(); ++point) word.insert(point->offset, "-");
    return word;
}

/// Divided at its seams alone.
std::string parts(const font::Hyphenator& hyphenator, std::string word) {
    const auto points = hyphenator.points(word);
    for (auto point = points.rbegin(); point != points.rend(); ++point)
        if (point->seam) word.insert(point->offset, "=");
    return word;
}

std::string house_exceptions() {
    return fonts::read(std::string(AFTALE_SOURCE_DIR) + "/templates/hyphenation/da.exceptions");
}

}  // namespace

TEST_CASE("Danish words are divided by the patterns") {
    const font::Hyphenator hyphenator(danish, "");
    CHECK(divided(hyphenator, "sammenhæng") == "sam-men-hæng");
    CHECK(divided(hyphenator, "samarbejde") == "sam-ar-bejde");
    CHECK(divided(hyphenator, "på") == "på");
}

TEST_CASE("capitals divide as small letters do, and offsets count bytes") {
    const font::Hyphenator hyphenator(danish, "");
    CHECK(divided(hyphenator, "SAMMENHÆNG") == "SAM-MEN-HÆNG");
    CHECK(divided(hyphenator, "Ældreområdet") == "Æl-dre-om-rå-det");
}

TEST_CASE("exceptions win over the patterns, whatever the case") {
    const font::Hyphenator hyphenator(danish, "# a remark\nlæge-middel-styrelsen\r\nmedcom\n");
    CHECK(divided(hyphenator, "Lægemiddelstyrelsen") == "Læge-middel-styrelsen");
    CHECK(divided(hyphenator, "MedCom") == "MedCom");
}

TEST_CASE("no part is too short") {
    const font::Hyphenator hyphenator(danish, "o-li-e-selska-b\nab-cd-ef\n");
    CHECK(divided(hyphenator, "olieselskab") == "olie-selskab");
    CHECK(divided(hyphenator, "abcdef") == "ab-cdef");
}

TEST_CASE("no part is without a vowel") {
    const font::Hyphenator hyphenator("ISO8859-1\na1s1k1m\n1str\n", "*råds=*\n");
    CHECK(divided(hyphenator, "raskmelding") == "rask-melding");
    CHECK(divided(hyphenator, "strid") == "strid");
    CHECK(parts(hyphenator, "rådsmøde") == "råds=møde");
}

TEST_CASE("letters outside the dictionary and empty words have no points") {
    const font::Hyphenator hyphenator(danish, "");
    CHECK(hyphenator.points("").empty());
    CHECK(hyphenator.points("samarb\u0451jde").empty());
    CHECK(font::Hyphenator().points("sammenhæng").empty());
}

TEST_CASE("a star stands for the rest of a word") {
    const font::Hyphenator hyphenator(danish, "*pa-tient-*\n*ring-er\nmis-tr*\n");
    CHECK(divided(hyphenator, "patientoplevelser") == "pa-tient-op-le-vel-ser");
    CHECK(divided(hyphenator, "Landspatientregisteret") == "Lands-pa-tient-re-gi-ste-ret");
    CHECK(divided(hyphenator, "vurderinger") == "vur-de-ringer");
    CHECK(divided(hyphenator, "mistrivsel") == "mis-triv-sel");
}

TEST_CASE("the house's exceptions divide what the patterns get wrong") {
    const font::Hyphenator hyphenator(danish, house_exceptions());
    CHECK(divided(hyphenator, "behandleraftale") == "be-hand-ler-af-tale");
    CHECK(divided(hyphenator, "oplysninger") == "op-lys-ninger");
    CHECK(divided(hyphenator, "Lægemiddelstyrelsen") == "Læ-ge-mid-del-sty-rel-sen");
    CHECK(divided(hyphenator, "genindlæggelser") == "gen-ind-læg-gel-ser");
    CHECK(divided(hyphenator, "patientinddragelsesudvalget") == "pa-tient-ind-dra-gel-ses-ud-val-get");
    CHECK(divided(hyphenator, "samarbejdet") == "sam-ar-bej-det");
}

TEST_CASE("the seams of compounds are told apart from other syllables") {
    const font::Hyphenator hyphenator(danish, house_exceptions());
    CHECK(parts(hyphenator, "Sundhedskoordinationsudvalget") == "Sundheds=koordinations=udvalget");
    CHECK(parts(hyphenator, "samarbejdsaftalegrundlaget") == "samarbejds=aftale=grundlaget");
    CHECK(parts(hyphenator, "arbejdsmarkedsområdet") == "arbejds=markeds=området");
    CHECK(parts(hyphenator, "kommunalbestyrelserne") == "kommunal=bestyrelserne");
    CHECK(parts(hyphenator, "opgaveoverdragelsesaftaler") == "opgave=overdragelses=aftaler");
    CHECK(parts(hyphenator, "sygehusenheden") == "syge=hus=enheden");
    // What only looks like a part, or ends a word.
    CHECK(parts(hyphenator, "patienterne") == "patienterne");
    CHECK(parts(hyphenator, "samordning") == "samordning");
    CHECK(parts(hyphenator, "sundheds") == "sundheds");
    CHECK(parts(hyphenator, "aftalerne") == "aftalerne");
}

TEST_CASE("the compounds of health agreements part where their words meet") {
    const font::Hyphenator hyphenator(danish, house_exceptions());
    for (const std::string compound : {"sundheds=aftaler",  "Sundheds=aftalen",     "sundheds=samarbejds=udvalg",
                                       "samarbejds=udvalg", "opgave=portefølje",    "aftale=perioden",
                                       "patient=oplevede",  "pårørende=perspektiv", "Sundheds=styrelsen",
                                       "risiko=forbrug",    "data=beskyttelse",     "medicin=afstemning",
                                       "folke=sundhed",     "stof=misbrug",         "sektor=grænser",
                                       "ord=forklaring",    "tvær=faglige",         "hensigts=mæssigt",
                                       "fødsels=dagen",     "akut=modtagelse",      "telefon=nummer"}) {
        std::string whole = compound;
        whole.erase(std::remove(whole.begin(), whole.end(), '='), whole.end());
        CHECK(parts(hyphenator, whole) == compound);
    }
    for (const std::string compound : {"indsats=trappe", "post=adresse", "vand=analyser", "handicap=evaluering",
                                       "plejehjems=enheder", "kontrakt=aktører", "mund=resultater", "tegn=sprog",
                                       "omsorgs=svigt", "halvårs=ansøgning", "sygehus=ophold"}) {
        std::string whole = compound;
        whole.erase(std::remove(whole.begin(), whole.end(), '='), whole.end());
        CHECK(parts(hyphenator, whole).find(compound.substr(compound.rfind('='))) != std::string::npos);
    }
    // What only looks like one.
    for (const std::string word : {"redaktør", "programmer", "relevant", "diætetik"})
        CHECK(parts(hyphenator, word) == word);
    for (const std::string word :
         {"forbruger", "udstilling", "indstillingen", "understøtte", "udarbejdelse", "tilgrænsende", "misbruger",
          "ministeriet", "faglighed", "opløsning", "bestilling", "afrapportering"})
        CHECK(parts(hyphenator, word) == word);
}

TEST_CASE("a seam beside a syllable's end wins over it") {
    const font::Hyphenator hyphenator(danish, "olie=selskab\nvand-r=elv\nab=c-def\n");
    CHECK(parts(hyphenator, "olieselskab") == "olie=selskab");
    CHECK(divided(hyphenator, "vandrelv") == "vandr-elv");
    CHECK(divided(hyphenator, "abcdef") == "ab-cdef");
}
