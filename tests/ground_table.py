"""What rules, levels, duties and layers must at least rest on: read from the sources, not from data/.

A record may name more. What is a choice of ours (docs/adr/0006) and rests on nothing is not here. The numbers of the factsheet are
places in it, as they are cited elsewhere.
"""

from collections.abc import Mapping

_TABLE = """
Z1 vrnhn_grip vrzl_grip vrgroningen_grip raadsleden_grip
Z2 vru_grip vrnhn_grip
Z3 vrnhn_grip vrzl_grip
Z4 vrnhn_grip ccv_weg2:stuur_burgemeester
Z5 cbw ccv_weg2:stuur_organisaties
S1 raadsleden_grip fotosite_grip_5
S2 vrnhn_grip raadsleden_grip
S3 vrnhn_grip vrzl_grip
S4 raadsleden_grip
T01 cbw ccv_weg2:stuur_organisaties
T02 vrnhn_grip
T03 vru_grip tc_wvr_39
T04 locc_kcr2
T05 vrnhn_grip vrzl_grip vrgroningen_grip
T06 vrnhn_grip
T07 vrnhn_grip
T08 vru_grip vrnhn_grip raadsleden_grip
T09 vrnhn_grip
T10 fotosite_grip_5
T11 vrnhn_grip vrzl_grip vrgroningen_grip raadsleden_grip ccv_weg2:risico_grip3_gbt
T12 vrgroningen_grip raadsleden_grip tc_wvr_39 upsilon_wvr_39 ccv_weg2:stuur_voorzitter
T13 raadsleden_grip fotosite_grip_5
L01 raadsleden_grip fotosite_grip_5
L02 upsilon_wvr_39 tc_wvr_39 vrgroningen_grip raadsleden_grip ccv_weg2:stuur_voorzitter
L03 ngb_wvr vrnhn_grip vrgroningen_grip raadsleden_grip
L04 tc_wvr_39
L05 ccv_weg2:stuur_burgemeester vrnhn_grip
L06 ngb_gemeentewet_172
L07 bakels vngadv
L08 cbw kennisbank_calamiteitenteam
L09 cbw ccv_weg2:stuur_organisaties
L10 wjvwie
L11 cbw ccv_weg2:stuur_organisaties
O1 ccv_weg2:stuur_burgemeester vrnhn_grip
O2 ngb_wvr
O3 ngb_gemeentewet_172
O4 bakels vngadv
O5 cbw ccv_weg2:stuur_organisaties

grip_5 raadsleden_grip fotosite_grip_5 wikipedia_grip
grip_4 tc_wvr_39 upsilon_wvr_39 vrgroningen_grip raadsleden_grip vrnhn_grip
grip_3 vrnhn_grip vrzl_grip vrgroningen_grip raadsleden_grip ngb_wvr ngb_gemeentewet_172 brandweer_grip
grip_2 vrnhn_grip vrzl_grip raadsleden_grip vru_grip brandweer_grip
grip_1 vrnhn_grip vrzl_grip vrgroningen_grip
geen vrnhn_grip crisisplan_brabant_noord_2016

avg_melding_ap kennisbank_cbw privacycoaches_datalek alphen ap_meldformulier_derden
avg_betrokkenen lumen_betrokkenen privacycoaches_datalek jurr_datalek
avg_register jurr_datalek
wpg_melding_ap wpg_lesmateriaal ibp_avg_wpg
cbw_waarschuwing cbw kennisbank_cbw shadowcontext_cbw stelselkaart quickscan_overheid
cbw_melding cbw kennisbank_cbw isms_kennisbank_cbw
cbw_eindverslag cbw isms_kennisbank_cbw
cbw_ontvangers cbw
cbw_zorg cbw stelselkaart icthealth_cbw
cbw_waterschap cbw stelselkaart
cbw_overheid cbw kennisbank_cbw
cbw_andere_sectoren cbw techzine_regelingen
wwke_melding plain_security_wetten nctv_wwke cbw
wwke_verslag plain_security_wetten
dora_eerste_melding afm_dora loyens_dora cbw

oorzaak_organisatie cbw nipv_bevoegdheden ccv_weg2:stuur_organisaties ccv_weg2:stuur_certs
gevolgen_burgemeester ccv_weg2:stuur_burgemeester vrnhn_grip
gevolgen_burgemeesters tc_wvr_39
gevolgen_voorzitter upsilon_wvr_39 tc_wvr_39 ccv_weg2:stuur_voorzitter
gevolgen_voorzitters raadsleden_grip fotosite_grip_5
orde_burgemeester ngb_gemeentewet_172
orde_voorzitter upsilon_wvr_39 tc_wvr_39
orde_voorzitters raadsleden_grip fotosite_grip_5 upsilon_wvr_39
opsporing_om wjvwie
opsporing_politie politie_ransomware stelselkaart
persoonsgegevens_organisatie kennisbank_cbw privacycoaches_datalek
landelijk_ncc nctv_crisisstructuur
landelijk_nctv nctv_crisisstructuur ccv_weg2:stuur_nctv ccv_weg2:stuur_minister
landelijk_ncsc cbw ccv_weg2:stuur_ncsc ccv_weg2:stuur_ncsc_certs ccv_weg2:risico_vitaal_ncsc

hoog_risico_zonder_gegevens lumen_betrokkenen
politiegegevens_zonder_gegevens ibp_avg_wpg
losgeld_zonder_misdrijf politie_ransomware
datalek_zonder_weg kennisbank_cbw privacycoaches_datalek
grip_3_van_kracht vrnhn_grip raadsleden_grip
grip_4_van_kracht tc_wvr_39 upsilon_wvr_39
grip_5_van_kracht raadsleden_grip fotosite_grip_5
beelden_van_minderjarigen politie_beelden_minderjarigen bndestem_pikante_beelden
oplichter_als_hulpverlener fhdnep
geen_opsporing_door_gemeente wjvwie
geen_verwijderbevel mvt_36789 gemeente_nu_rvs_36789 akdrvs
geen_online_gebiedsverbod pr25 secutr
demonstratie_is_beschermd ngb_openbare_manifestaties wom_5 nrc_noodverordeningen
strafbaar_feit_rond_demonstratie oppor ngb_openbare_manifestaties
onwaar_is_niet_verboden binnenlandsbestuur_desinformatie
bevelen_via_voorzitter tc_wvr_39 upsilon_wvr_39

C1 brandweer_grip
C2 vrnhn_grip vrgroningen_grip raadsleden_grip
C3 vrnhn_grip vrgroningen_grip raadsleden_grip upsilon_wvr_39
C4 vrgroningen_grip raadsleden_grip
C5 upsilon_wvr_39 tc_wvr_39
C6 nipv_bevoegdheden
C7 cbw
C8 nctv_crisisstructuur
C9 cybercrisis_bij_gemeenten
C10 hof_van_twente_rapport
C11 nctv_vitaal cbw
C12 veiligheidsberaad_lcp_d
C14 ccv_weg2:wegenwacht_wrr
C15 vrnhn_grip cbw
C16 tc_wvr_39 upsilon_wvr_39 brandweer_grip
"""

GROUNDS: Mapping[str, frozenset[str]] = {words[0]: frozenset(words[1:]) for line in _TABLE.splitlines() if (words := line.split())}
