using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hybrid.Migrations.Steps
{
    /// <inheritdoc />
    public partial class RefusalConcern : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "RefusedFor",
                table: "Placements",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "RefusedFor",
                table: "Placements");
        }
    }
}
