/* tema.h - the whole library */
#ifndef TEMA_H
#define TEMA_H

#include "tema/cases.h"
#include "tema/codebook.h"
#include "tema/document.h"
#include "tema/error.h"
#include "tema/exchange.h"
#include "tema/findings.h"
#include "tema/history.h"
#include "tema/import.h"
#include "tema/mark.h"
#include "tema/memo.h"
#include "tema/printer.h"
#include "tema/project.h"
#include "tema/quotation.h"
#include "tema/search.h"
#include "tema/theme.h"

#endif
